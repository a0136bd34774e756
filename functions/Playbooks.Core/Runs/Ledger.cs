using System.Collections.Immutable;

namespace Playbooks.Core.Runs;

/// <summary>What is known of things that come and go, by id. Immutable but to a <see cref="Draft"/>.</summary>
internal sealed class Ledger<T>
{
    private readonly Draft? draft;
    private readonly ImmutableDictionary<string, T> whole;
    private readonly ImmutableDictionary<string, T>.Builder? open;

    private Ledger(ImmutableDictionary<string, T> whole, Draft? draft)
    {
        this.whole = whole;
        this.draft = draft;
        open = draft is null ? null : whole.ToBuilder();
    }

    public static Ledger<T> Empty { get; } = new(ImmutableDictionary<string, T>.Empty, null);

    public ImmutableDictionary<string, T> Entries => open?.ToImmutable() ?? whole;

    public Ledger<T> Set(string key, T value, Draft? by)
    {
        if (open is null || draft is not { IsOpen: true })
        {
            return new Ledger<T>(Entries.SetItem(key, value), by);
        }

        open[key] = value;
        return this;
    }

    public Ledger<T> Remove(string key) => new(Entries.Remove(key), null);
}
