# Runs a command apart from Relay: sh -c THIS relay FOLDER SECONDS BLOCKS ARGV...
# It leads a session of its own, so that one signal reaches all that it started. In the folder:
#   in     what the command is told, and passed on as it grows; a USR1 ends it
#   sent   what was passed on        out, err  what it prints
#   child  its pid                   over      the limit that ended it
#   ended  its exit code, written last
folder=$1 seconds=$2 blocks=$3
shift 3
# Ends the input when all of it was passed on.
end_of_input() {
  while [ ! -s "$folder/tail" ] || [ "$(wc -c < "$folder/sent")" -lt "$(wc -c < "$folder/in")" ]; do
    sleep 0.01
  done
  kill "$(cat "$folder/tail")"
}
trap '' INT HUP QUIT
trap 'end_of_input &' USR1
mkfifo "$folder/pipe" || exit 125
: > "$folder/sent"
{
  tail -c +1 -f "$folder/in" 2> /dev/null &
  echo $! > "$folder/tail"
} | tee "$folder/sent" > "$folder/pipe" 2> /dev/null &
(
  trap - INT HUP QUIT USR1
  ulimit -c 0
  ulimit -f "$blocks"
  exec "$@" < "$folder/pipe" >> "$folder/out" 2>> "$folder/err"
) &
child=$!
echo $child > "$folder/child"
(
  sleep "$seconds"
  echo time > "$folder/over"
  kill -KILL -$$
) > /dev/null &
echo ready
exec > /dev/null
while :; do
  wait $child
  code=$?
  # A trap ends the waiting too, and may hide the code of a command that ended at the same time.
  kill -0 $child 2> /dev/null && continue
  wait $child 2> /dev/null
  again=$?
  [ $again -eq 127 ] || code=$again
  break
done
echo $code > "$folder/ended.new"
mv "$folder/ended.new" "$folder/ended"
kill -KILL -$$
