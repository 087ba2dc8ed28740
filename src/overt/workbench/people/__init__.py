"""Who is asking, what they may do, and what keeps others from doing it in their name."""
