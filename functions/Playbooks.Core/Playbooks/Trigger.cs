using Playbooks.Core.Expressions;

namespace Playbooks.Core.Playbooks;

/// <summary>When an alert starts this playbook, and which inputs it gives. Expressions see <c>alert</c>.</summary>
/// <param name="Alert">The kind of alert: <c>package-compromise</c>, <c>leaked-credential</c>, …</param>
/// <param name="When">A condition, or null for always.</param>
/// <param name="With">Input name to expression.</param>
public sealed record Trigger(string Alert, Template? When, Argument.Group With);
