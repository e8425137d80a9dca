

# only
  # comments
\

