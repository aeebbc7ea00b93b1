// what: Loads a file of the machine into the error message.
// both: SH3105 is not a script
// alone: error SH3105
#load "/etc/passwd"
