using System.Globalization;
using Playbooks.Testing.Data;

namespace Playbooks.Functions.Tests.Cost;

/// <summary>The tables of <c>infra/cost.md</c>: for each situation at most so many operations of each class, prices, and what the one times the other is.</summary>
internal sealed class CostPage
{
    public static readonly string[] Classes = ["write", "list", "read", "other", "queue"];

    private static readonly string PathOf = Path.Combine(RepositoryRoot.Path, "infra", "cost.md");

    private readonly List<string> lines = [.. File.ReadAllLines(PathOf)];

    /// <summary>By situation, then by class; <c>KB</c> is what was sent.</summary>
    public Dictionary<string, Dictionary<string, decimal>> Situations
    {
        get => Rows("| situation | write").ToDictionary(cells => cells[0], cells => Classes.Append("KB").Zip(cells.Skip(1).Select(Number)).ToDictionary(pair => pair.First, pair => pair.Second));
        set => Replace("| situation | write", value.Select(row => $"| {row.Key} | {string.Join(" | ", Classes.Append("KB").Select(name => row.Value[name].ToString("N0", CultureInfo.InvariantCulture)))} |"));
    }

    /// <summary>What the page says that each situation costs.</summary>
    public IEnumerable<string> Dollars
    {
        get => Rows("| situation | dollars").Select(cells => $"| {cells[0]} | {cells[1]} |");
        set => Replace("| situation | dollars", value);
    }

    /// <summary>What it does cost by the page's own prices: all operations, and what was sent stored hot for a month.</summary>
    public IEnumerable<string> Reckoned()
    {
        var prices = Rows("| class").ToDictionary(cells => cells[0], cells => Number(cells[1]));
        var stored = Number(Rows("| stored").First()[1]);
        return Situations.Select(row => string.Create(
            CultureInfo.InvariantCulture, $"| {row.Key} | {Classes.Sum(name => row.Value[name] * prices[name] / 10_000) + (row.Value["KB"] / 1024 / 1024 * stored):F4} |"));
    }

    public void Save() => File.WriteAllLines(PathOf, lines);

    private static decimal Number(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);

    private IEnumerable<string[]> Rows(string head) =>
        lines.SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private void Replace(string head, IEnumerable<string> rows)
    {
        var replacement = rows.ToList();
        var from = lines.FindIndex(line => line.StartsWith(head, StringComparison.Ordinal)) + 2;
        var end = lines.FindIndex(from, line => !line.StartsWith('|'));
        lines.RemoveRange(from, (end < 0 ? lines.Count : end) - from);
        lines.InsertRange(from, replacement);
    }
}
