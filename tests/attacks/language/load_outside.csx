// what: Loads a script outside of its package.
// both: SH3105 is not a script
// alone: error SH3105
#load "../files_read_passwd/plugin.csx"
