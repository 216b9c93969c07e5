-- As with call_pace: nothing is lost but a count when it is empty after a crash, and no page waits for the disk.
alter table pace set unlogged;
