using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace PluginHost.Host;

/// <summary>The usual help, followed by examples of the command.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly ConditionalWeakTable<Command, string[]> Examples = [];

    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public static void Describe(Command command, string[] examples) => Examples.AddOrUpdate(command, examples);

    public static void Install(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExamples((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (Examples.TryGetValue(parseResult.CommandResult.Command, out var examples))
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {Invocation.Name} {example}");
            }

            output.WriteLine();
        }

        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine(ExitCodes.Explained);
            output.WriteLine();
        }

        return ExitCodes.Ok;
    }
}

internal static class ExampleExtensions
{
    public static T WithExamples<T>(this T command, params string[] examples)
        where T : Command
    {
        HelpWithExamples.Describe(command, examples);
        return command;
    }
}
