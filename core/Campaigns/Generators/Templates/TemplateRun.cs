using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>What one rendering may use up, and what it did.</summary>
internal sealed class TemplateRun(TableRoller? tables, Chance chance)
{
    private const int Longest = 64 * 1024;
    private const int Turns = 20_000;
    private int _turns;

    public TableRoller? Tables => tables;

    public Chance Chance => chance;

    public Error? Error { get; private set; }

    public void Turn(int cost = 1)
    {
        _turns += cost;
        if (_turns > Turns)
        {
            throw Stop(new Error("too-large", "The template repeats something too often."));
        }
    }

    /// <summary>Ends a rendering from within the library; it is caught where the rendering began.</summary>
    public Exception Stop(Error error)
    {
        Error = error;
        return new OperationCanceledException();
    }

    public TextWriter Paper() => new Page(this);

    private sealed class Page(TemplateRun run) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override void Write(char value)
        {
            Room(1);
            base.Write(value);
        }

        public override void Write(string? value)
        {
            Room(value?.Length ?? 0);
            base.Write(value);
        }

        public override void Write(ReadOnlySpan<char> buffer)
        {
            Room(buffer.Length);
            base.Write(buffer);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            Room(count);
            base.Write(buffer, index, count);
        }

        public override void Write(StringBuilder? value)
        {
            Room(value?.Length ?? 0);
            base.Write(value);
        }

        private void Room(int more)
        {
            if (GetStringBuilder().Length + more > Longest)
            {
                throw run.Stop(new Error("too-large", "What the template makes is too long."));
            }
        }
    }
}
