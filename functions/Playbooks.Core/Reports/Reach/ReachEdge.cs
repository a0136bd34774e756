using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Reach;

/// <param name="From">Id of the node that reaches.</param>
/// <param name="Count">How many edges it stands for; the grade is that of the strongest.</param>
public sealed record ReachEdge(string From, string To, Grade Grade, Cell Rule, Cell Reason, Cell Source, Cell At, int Count = 1);
