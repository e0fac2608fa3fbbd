"""Stage 4b: papers become the bibliography formats that other programs read."""
