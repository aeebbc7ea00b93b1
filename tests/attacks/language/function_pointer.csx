// what: Calls an address.
// both: SH3112 unsafe
// alone: crashed,error
unsafe { ((delegate*<void>)0x41414141)(); }
