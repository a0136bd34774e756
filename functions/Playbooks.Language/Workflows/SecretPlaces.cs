namespace Playbooks.Language.Workflows;

/// <summary>
/// Where GitHub offers the <c>secrets</c> context, and where a bare text is an expression
/// (https://docs.github.com/actions/reference/contexts-reference#context-availability).
/// </summary>
internal static class SecretPlaces
{
    internal static bool IsAllowed(PlaceInFile at) => at.Key(0) switch
    {
        "env" => true,
        "jobs" => IsAllowedInJob(at),
        _ => false,
    };

    /// <summary><c>if</c> of a job, of a step or of a snapshot is an expression with or without <c>${{ }}</c>.</summary>
    internal static bool IsCondition(PlaceInFile at) =>
        at.Key(0) == "jobs" && at.Key(at.Depth - 1) == "if"
        && (at.Depth == 3 || (at.Depth == 4 && at.Key(2) == "snapshot") || StepKey(at) == at.Depth - 1);

    private static bool IsAllowedInJob(PlaceInFile at) => at.Key(2) switch
    {
        "env" or "outputs" or "secrets" => true,
        "container" => at.Key(3) is "credentials" or "env",
        "services" => at.Key(4) is "credentials" or "env",
        "steps" => StepKey(at) is { } key && at.Key(key) is "env" or "run" or "with" or "name" or "timeout-minutes" or "continue-on-error" or "working-directory",
        _ => false,
    };

    /// <summary>Where in <c>jobs.j.steps[i].KEY</c> or <c>jobs.j.steps[i].parallel[k].KEY</c> the key of the step stands.</summary>
    private static int? StepKey(PlaceInFile at) =>
        at.Key(2) != "steps" || at.Depth <= 4 ? null : at.Key(4) == "parallel" ? (at.Depth > 6 ? 6 : null) : 4;
}
