-- Processor time of an execution: what a busy machine does not change, beside the time that passed.

ALTER TABLE executions ADD COLUMN cpu_ms REAL;
