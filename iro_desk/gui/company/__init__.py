"""What the desk shows while somebody else can see the screen."""
