package io.fairlead.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The boundaries that keep the stages apart; each rule says where the thing belongs instead. */
@AnalyzeClasses(packages = "io.fairlead", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {
    @ArchTest
    static final ArchRule the_ticket_model_knows_java_only = classes()
            .that()
            .resideInAPackage("io.fairlead.ticket..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.fairlead.ticket..")
            .because("every stage and every tool speaks it; JSON belongs to queue, Camel to the routes' edges");

    @ArchTest
    static final ArchRule stages_are_free_of_camel = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.fairlead.attachment..",
                    "io.fairlead.entity..",
                    "io.fairlead.guard..",
                    "io.fairlead.topic..",
                    "io.fairlead.notice..",
                    "io.fairlead.incident..",
                    "io.fairlead.queue..",
                    "io.fairlead.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because(
                    "a stage is plain Java that the dry run uses too; what needs an Exchange belongs to channel or App");

    @ArchTest
    static final ArchRule stages_do_not_call_each_other = slices().matching(
                    "io.fairlead.(attachment|entity|guard|topic|notice|incident|queue)..")
            .should()
            .notDependOnEachOther()
            .because("the intake route calls them one after the other; what two need belongs to ticket or config");

    @ArchTest
    static final ArchRule channels_do_not_know_each_other = slices().matching("io.fairlead.channel.(*)..")
            .should()
            .notDependOnEachOther()
            .because("adding a channel touches no other; what two channels need belongs to channel itself");

    @ArchTest
    static final ArchRule only_the_command_line_prints = noClasses()
            .that()
            .resideOutsideOfPackage("io.fairlead.cli..")
            .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("everything else logs, so that output can be piped");

    @ArchTest
    static final ArchRule names_say_what_a_class_does = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Data|Common)")
            .because("a name by the domain and the deed can be found again");

    @ArchTest
    static final ArchRule only_the_composition_root_and_the_command_line_see_everything = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.fairlead.channel..",
                    "io.fairlead.attachment..",
                    "io.fairlead.entity..",
                    "io.fairlead.guard..",
                    "io.fairlead.topic..",
                    "io.fairlead.notice..",
                    "io.fairlead.incident..",
                    "io.fairlead.queue..",
                    "io.fairlead.desk..",
                    "io.fairlead.admin..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.fairlead.App")
            .because("parts come in through constructors; App builds them");
}
