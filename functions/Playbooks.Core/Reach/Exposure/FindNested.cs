using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>What an action uses itself: nothing for one that is no composite action, null where its <c>action.yml</c> was not read.</summary>
public delegate ImmutableArray<UsesFacts>? FindNested(UsesFacts action);
