using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Rotations;

/// <summary>One credential to replace, in the form that the rotating actions take.</summary>
/// <param name="Kind">aws-access-key, entra-password or github-deploy-key.</param>
/// <param name="Credential">Its id in the registry.</param>
/// <param name="Principal">User, object id of the application, or repository.</param>
/// <param name="Key">Id of the old one.</param>
/// <param name="Access">The old access that its rotation cuts, as surveys name it.</param>
/// <param name="Later">Checks whose workflow is contained; they wait until it is enabled again.</param>
/// <param name="Readers">Old accesses that could read the places, and have to be dead before the new value is written there.</param>
public sealed record Rotation(
    string Kind, string Credential, string Account, string Principal, string Key, string Access, bool IsReadOnly,
    ImmutableArray<Value> Places, ImmutableArray<Value> Checks, ImmutableArray<Value> Later, ImmutableArray<string> Readers, string Owner, Finding Finding);
