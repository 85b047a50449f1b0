// How many nodes a label has.
MATCH (n:__LABEL__)
RETURN count(n) AS n
