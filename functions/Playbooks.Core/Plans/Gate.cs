namespace Playbooks.Core.Plans;

/// <summary>
/// Stands for "every planned action of that step is over" among the predecessors of an action, so that a thousand actions after a
/// thousand others are two thousand edges and not a million.
/// </summary>
public static class Gate
{
    public static string Of(string step) => $"step:{step}";
}
