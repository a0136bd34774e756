using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Waits for a run to end.</summary>
internal static class RunEnd
{
    /// <summary>The run as last read: completed, or not within <paramref name="patience"/>.</summary>
    public static async Task<Answer<WorkflowRun>> WaitAsync(Place place, long id, TimeSpan pause, TimeSpan patience, CancellationToken token)
    {
        var end = place.Scope.Time.GetUtcNow() + patience;
        while (true)
        {
            var answer = await place.Api.GetRunAsync(place.Repository, id, token);
            if (!answer.Is(out var run, out _) || run.IsCompleted || place.Scope.Time.GetUtcNow() + pause > end)
            {
                return answer;
            }

            await Task.Delay(pause, place.Scope.Time, token);
        }
    }
}
