// what: References an assembly of its own choice.
// both: SH3105 is not a script
// alone: error SH3105
#r "System.Net.Http"
