"""Stage 3: papers become a Survey, which holds every finding about the collection."""
