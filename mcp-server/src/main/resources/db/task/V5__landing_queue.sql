-- Landings wait in a queue of their own: agents may hold every slot of the other for hours.
CREATE TABLE scheduled_landings (LIKE scheduled_tasks INCLUDING ALL);
