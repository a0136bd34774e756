namespace Playbooks.Engine.Actions.Reach;

/// <summary>The shapes of what <c>reach.map</c> gives. A grade is confirmed, probable, possible or ruled out.</summary>
internal static class ReachTerms
{
    public const string Provider = "engine";

    private static ValueType Texts => ValueType.ListOf(ValueType.Text);

    public static ValueType Output { get; } = ValueType.ObjectOf(
        ("graph", Graph), ("exposures", ValueType.ListOf(Exposure)), ("rotations", ValueType.ListOf(Rotation)), ("spares", ValueType.ListOf(Spare)),
        ("roles", ValueType.ListOf(Role)), ("applications", ValueType.ListOf(Application)), ("tasks", ValueType.ListOf(Task)),
        ("unseen", ValueType.ListOf(ValueType.ObjectOf(("what", ValueType.Text), ("why", ValueType.Text)))),
        ("counts", ValueType.MapOf(ValueType.Text, ValueType.Int)), ("escalations", ValueType.ListOf(Escalation)),
        ("purposes", ValueType.ListOf(Purpose)), ("lives", ValueType.ListOf(Life)));

    // network: open, restricted, none, unknown. credentials: null where nobody said. from, to: RFC 3339 text or null. covered: where it was looked for and is not.
    public static ValueType Inventories { get; } = ValueType.ObjectOf(
        ("searched", ValueType.Int),
        ("hosts", ValueType.ListOf(ValueType.ObjectOf(
            ("inventory", ValueType.Text), ("id", ValueType.Text), ("name", ValueType.Text), ("kind", ValueType.Text), ("owner", ValueType.Text), ("network", ValueType.Text),
            ("credentials", ValueType.Any), ("from", ValueType.Any), ("to", ValueType.Any), ("grade", ValueType.Text), ("rule", ValueType.Text), ("why", ValueType.Text),
            ("found", ValueType.ListOf(ValueType.ObjectOf(("package", ValueType.Text), ("version", ValueType.Text), ("integrity", ValueType.Any), ("line", ValueType.Int))))))),
        ("covered", ValueType.ListOf(ValueType.ObjectOf(
            ("inventory", ValueType.Text), ("id", ValueType.Text), ("name", ValueType.Text), ("kind", ValueType.Text), ("rule", ValueType.Text), ("why", ValueType.Text)))),
        ("cannot_tell", ValueType.ListOf(ValueType.ObjectOf(("what", ValueType.Text), ("why", ValueType.Text)))));

    // rule: used, used-elsewhere (none of the known addresses) or used-from-unknown. first and last: RFC 3339 text.
    public static ValueType Uses { get; } = ValueType.ObjectOf(
        ("uses", ValueType.ListOf(ValueType.ObjectOf(
            ("credential", ValueType.Text), ("address", ValueType.Text), ("first", ValueType.Text), ("last", ValueType.Text), ("count", ValueType.Int), ("failed", ValueType.Int),
            ("grade", ValueType.Text), ("rule", ValueType.Text), ("why", ValueType.Text), ("source", ValueType.Text)))),
        ("graph", Graph), ("cannot_tell", ValueType.ListOf(ValueType.ObjectOf(("what", ValueType.Text), ("why", ValueType.Text)))),
        ("counts", ValueType.MapOf(ValueType.Text, ValueType.Int)));

    // kind: artifact, run, job, host, secret, credential, token, role, user, permission, application, address, unseen. at: RFC 3339 text or empty.
    private static ValueType Graph => ValueType.ObjectOf(
        ("nodes", ValueType.ListOf(ValueType.ObjectOf(
            ("id", ValueType.Text), ("kind", ValueType.Text), ("label", ValueType.Text), ("grade", ValueType.Text), ("detail", ValueType.Text)))),
        ("edges", ValueType.ListOf(ValueType.ObjectOf(
            ("from", ValueType.Text), ("to", ValueType.Text), ("grade", ValueType.Text), ("rule", ValueType.Text), ("why", ValueType.Text), ("source", ValueType.Text), ("at", ValueType.Text)))));

    private static ValueType Exposure => ValueType.ObjectOf(
        ("credential", ValueType.Text), ("kind", ValueType.Text), ("places", Texts), ("grade", ValueType.Text), ("jobs", Texts), ("rule", ValueType.Text), ("why", ValueType.Text));

    // account is empty where the kind has none; principal: user, application (object id) or repository; key: the id of the old credential; readonly: of a deploy key;
    // places, checks and readers as the rotating actions take them; later: checks that have to wait until their workflow is enabled again.
    private static ValueType Rotation => ValueType.ObjectOf(
        ("kind", ValueType.Text), ("credential", ValueType.Text), ("account", ValueType.Text), ("principal", ValueType.Text), ("key", ValueType.Text), ("readonly", ValueType.Bool),
        ("places", ValueType.ListOf(ValueType.Any)), ("checks", ValueType.ListOf(ValueType.Any)), ("later", ValueType.ListOf(ValueType.Any)),
        ("readers", Texts), ("owner", ValueType.Text), ("grade", ValueType.Text), ("why", ValueType.Text));

    // An inactive key that takes up one of the two places a user has for keys, so that no new one can be made.
    private static ValueType Spare => ValueType.ObjectOf(("account", ValueType.Text), ("user", ValueType.Text), ("key", ValueType.Text), ("why", ValueType.Text));

    // trust: the document that was read; broad: it lets in every subject of GitHub; subjects: of the workflows that the registry knows as its users.
    private static ValueType Role => ValueType.ObjectOf(
        ("account", ValueType.Text), ("role", ValueType.Text), ("grade", ValueType.Text), ("why", ValueType.Text),
        ("trust", ValueType.Text), ("broad", ValueType.Bool), ("subjects", Texts), ("node", ValueType.Text), ("arn", ValueType.Text));

    // application: object id; credential: name of the federated credential.
    private static ValueType Application => ValueType.ObjectOf(
        ("application", ValueType.Text), ("name", ValueType.Text), ("credential", ValueType.Text), ("grade", ValueType.Text), ("why", ValueType.Text), ("node", ValueType.Text), ("appId", ValueType.Text));

    // What identities in reach could make of themselves; nothing is cut for it. from: node; becomes: the first 20 of count; tier0: it leads to every right.
    private static ValueType Escalation => ValueType.ObjectOf(
        ("from", ValueType.Text), ("identity", ValueType.Text), ("right", ValueType.Text), ("becomes", Texts), ("count", ValueType.Int), ("tier0", ValueType.Bool),
        ("grade", ValueType.Text), ("rule", ValueType.Text), ("why", ValueType.Text), ("source", ValueType.Text));

    // Identities that were given more than they are registered for (rule more-than-intended; excess: the first 50 of count), and those about which the registry is silent.
    private static ValueType Purpose => ValueType.ObjectOf(
        ("node", ValueType.Text), ("identity", ValueType.Text), ("owner", ValueType.Text), ("purpose", ValueType.Text), ("excess", Texts), ("count", ValueType.Int),
        ("grade", ValueType.Text), ("rule", ValueType.Text), ("why", ValueType.Text), ("source", ValueType.Text));

    // Until when what jobs could get for their short-lived tokens works at the latest: RFC 3339, or empty where nothing ends it. alive: when this was mapped.
    private static ValueType Life => ValueType.ObjectOf(
        ("node", ValueType.Text), ("label", ValueType.Text), ("from", ValueType.Text), ("dies_at", ValueType.Text), ("alive", ValueType.Bool),
        ("grade", ValueType.Text), ("rule", ValueType.Text), ("why", ValueType.Text), ("source", ValueType.Text));

    private static ValueType Task => ValueType.ObjectOf(
        ("subject", ValueType.Text), ("what", ValueType.Text), ("who", ValueType.Text), ("where", Texts), ("why", ValueType.Text), ("verify", ValueType.Text), ("grade", ValueType.Text));
}
