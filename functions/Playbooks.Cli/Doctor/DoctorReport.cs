using System.Collections.Immutable;
using Playbooks.Connectors.Checkups;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Spectre.Console;

namespace Playbooks.Cli.Doctor;

/// <summary>What the doctor found, for people and for programs.</summary>
internal static class DoctorReport
{
    public static Value Json(string tenant, ImmutableArray<Playbook> playbooks, ImmutableArray<CheckupLine> lines) => Value.MapOf(
        ("tenant", Value.Of(tenant)),
        ("playbooks", Value.ListOf(playbooks.Select(playbook => Value.Of(playbook.Id)))),
        ("ready", Value.Of(!lines.Any(line => line.Result == CheckupResult.Wrong))),
        ("lines", Value.ListOf(lines.Select(line => Value.MapOf(
            ("of", Value.Of(line.Of)), ("what", Value.Of(line.What)), ("result", Value.Of(Word(line.Result))), ("detail", Value.Of(line.Detail)), ("cure", Value.Of(line.Cure)))))));

    public static void Write(IAnsiConsole console, string tenant, ImmutableArray<Playbook> playbooks, ImmutableArray<CheckupLine> lines)
    {
        console.MarkupLineInterpolated($"Tenant [bold]{tenant}[/] for {string.Join(", ", playbooks.Select(playbook => playbook.Id))}");
        foreach (var part in lines.GroupBy(line => line.Of))
        {
            console.MarkupLineInterpolated($"\n[bold]{part.Key}[/]");
            foreach (var line in part)
            {
                Write(console, line);
            }
        }

        var (wrong, unsure) = (lines.Count(line => line.Result == CheckupResult.Wrong), lines.Count(line => line.Result == CheckupResult.Unsure));
        console.MarkupLineInterpolated($"\n{(wrong == 0 ? "Ready" : $"Missing: {wrong}")}{(unsure == 0 ? "" : $"; cannot be told: {unsure}")}");
    }

    private static void Write(IAnsiConsole console, CheckupLine line)
    {
        var colour = line.Result switch { CheckupResult.Fine => "green", CheckupResult.Unsure => "yellow", _ => "red" };
        console.MarkupLine($"  [{colour}]{Word(line.Result),-8}[/] {Markup.Escape($"{line.What,-26} {line.Detail}")}");
        if (line.Cure.Length > 0)
        {
            console.MarkupLineInterpolated($"           cure: {line.Cure}");
        }
    }

    private static string Word(CheckupResult result) => result switch
    {
        CheckupResult.Fine => "ok",
        CheckupResult.Unsure => "unsure",
        _ => "missing",
    };
}
