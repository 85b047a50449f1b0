"""Documents in: bytes to text, text to mentions, entities and relations."""
