// what: Writes into the memory of the harness.
// both: SH3112 unsafe
// alone: violation process_vm_writev parent EPERM
// use: raw
Raw.Call(311, Raw.Call(110), Raw.Zeros, 1, Raw.Zeros, 1, 0);
