// what: Maps a file into memory.
// both: SH3110 System.IO.MemoryMappedFiles
// alone: violation open /etc/passwd EACCES
Try(() => Leak(System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("/etc/passwd").CreateViewAccessor().ReadByte(0)));
