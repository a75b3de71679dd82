"""What commands print for people: words beside ids, and the places that were chosen."""
