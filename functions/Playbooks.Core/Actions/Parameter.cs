
namespace Playbooks.Core.Actions;

/// <summary>One named argument of an action.</summary>
public sealed record Parameter(string Name, ValueType Type, bool Required, string Description);
