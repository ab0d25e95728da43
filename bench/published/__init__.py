"""The site that is asked for published documents, with an empty view beside them, and who asks."""
