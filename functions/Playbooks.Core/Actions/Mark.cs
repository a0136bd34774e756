using Playbooks.Core.Values;

namespace Playbooks.Core.Actions;

/// <summary>A point an action passed inside one attempt, journaled before and after each of its own effects. Never holds a secret.</summary>
public sealed record Mark(string Name, Value Data);
