"""What the store can be asked, by theme: the parts that `Store` is made of."""
