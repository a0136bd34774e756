using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Reach;

/// <param name="Uses">The action that could not see it.</param>
internal sealed record Unseen(Cell What, Cell Why, Cell Uses, string Step);
