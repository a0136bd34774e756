namespace Playbooks.Sandbox.Faults;

internal sealed class FaultTable
{
    private readonly Lock gate = new();
    private readonly List<(FaultRule Rule, int[] Seen)> rules = [];

    public void Add(FaultRule rule)
    {
        lock (gate)
        {
            rules.Add((rule, [0]));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            rules.Clear();
        }
    }

    /// <summary>The first rule that is due for this request; every matching rule counts it.</summary>
    public FaultRule? Next(string provider, string operation)
    {
        lock (gate)
        {
            FaultRule? due = null;
            foreach (var (rule, seen) in rules)
            {
                if (Matches(rule.Provider, provider) && Matches(rule.Operation, operation))
                {
                    seen[0]++;
                    due ??= seen[0] >= rule.Nth && seen[0] < rule.Nth + rule.Times ? rule : null;
                }
            }

            return due;
        }
    }

    private static bool Matches(string pattern, string name) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == name;
}
