// what: References a package of the network.
// both: SH3105 is not a script
// alone: error SH3105
#r "nuget: Newtonsoft.Json"
