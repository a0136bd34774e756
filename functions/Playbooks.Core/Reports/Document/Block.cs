using System.Collections.Immutable;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Reports.Document;

/// <summary>One piece of a section. Its key is unique within the section and names it for machines.</summary>
public abstract record Block
{
    private Block(string key) => Key = key;

    public string Key { get; }

    public sealed record Prose(string Key, Cell Text) : Block(Key);

    public sealed record Facts(string Key, ImmutableArray<Fact> Items) : Block(Key);

    /// <param name="Caption">What the rows are, in the plural: "planned actions".</param>
    public sealed record Table(string Key, string Caption, ImmutableArray<Column> Columns, ImmutableArray<Row> Rows) : Block(Key);

    public sealed record Graph(string Key, ReachGraph Reach) : Block(Key);
}
