"""What a fact is and where facts are kept."""
