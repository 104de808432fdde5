"""What desktop notifications tell, and when. Pure: the moment is an argument, and so is what was told already.

`agenda` is what there is to be told on a day, `hours` when it may be, `record` what was told, `due` what is due by all
of this, `words` what a message says.
"""
