// what: Opens a device.
// both: SH3110 System.IO.File
// alone: violation open /dev/kmsg EACCES
Try(() => Leak(System.IO.File.OpenRead("/dev/kmsg").ReadByte()));
