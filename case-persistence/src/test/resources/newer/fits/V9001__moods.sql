create table mood (id varchar(9) not null);
alter table account add column mood varchar(9) default 'calm' not null;
