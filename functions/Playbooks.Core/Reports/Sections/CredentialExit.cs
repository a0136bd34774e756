using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Reports.Sections;

/// <param name="IsOpen">Reachable, and nothing has made the old value worthless.</param>
internal sealed record CredentialExit(Exposure Exposure, Cell Status, bool IsOpen);
