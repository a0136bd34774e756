using System.Collections.Immutable;

namespace Playbooks.Core.Reports.Document;

/// <param name="Id">Unique in the report, lower case with hyphens.</param>
public sealed record Section(string Id, Cell Title, ImmutableArray<Block> Blocks);
