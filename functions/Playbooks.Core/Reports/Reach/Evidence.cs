using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Reach;

/// <param name="At">Of the thing itself where the source says so, else when it was looked at.</param>
internal sealed record Evidence(Cell Subject, Grade Grade, Cell Rule, Cell Reason, Cell Source, Cell At);
