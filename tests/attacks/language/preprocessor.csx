// what: Hides its attack behind the preprocessor.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
#define ATTACK
#if ATTACK && !NOTHING
#line 1 "innocent.csx"
System.IO.File.Exists("/etc/passwd");
#line default
#endif
