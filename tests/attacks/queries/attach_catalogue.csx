// what: Attaches the catalogue of the harness.
// both: passes
// alone: violation sql ATTACH refused
// grant: state:read
Try(() => State.Query("attach 'file:{appdata}/state.sqlite?immutable=1' as c"));
Try(() => Leak(State.Query("select * from c.events")[0]["at"]));
