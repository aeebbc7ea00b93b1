// what: Makes a message queue.
// both: SH3112 unsafe
// alone: violation mq_open queue EPERM
// use: raw
Raw.Path(240, "queue", 66, 438, 0);
