"""What the theme is built from: tokens, type, icons, our own Qt style and the stylesheet."""
