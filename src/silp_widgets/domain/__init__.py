"""The values and rules of the field; standard library only.

Whatever a review is made of has one noun, and each noun has one frozen value here. Nothing in
this room knows of files, databases or screens.
"""
