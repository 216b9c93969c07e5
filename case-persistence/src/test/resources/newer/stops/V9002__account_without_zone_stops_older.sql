alter table account drop column zone;
